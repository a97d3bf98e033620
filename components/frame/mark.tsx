/** A torus seen from above with its plasma: three strands that become one ring. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" className={className} fill="none" strokeWidth="1.6" aria-hidden="true">
      <circle cx="10" cy="10" r="8.2" stroke="currentColor" />
      <ellipse cx="10" cy="10" rx="5.4" ry="2.6" stroke="var(--accent-ink)" transform="rotate(30 10 10)" />
      <ellipse cx="10" cy="10" rx="5.4" ry="2.6" stroke="var(--accent-ink)" transform="rotate(150 10 10)" />
      <ellipse cx="10" cy="10" rx="5.4" ry="2.6" stroke="var(--accent-ink)" transform="rotate(90 10 10)" />
    </svg>
  );
}
