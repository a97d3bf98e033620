/** What is wrong with a form as a whole; nothing where nothing is. */
export function FormMessage({ message }: { message: string | null }) {
  if (message === null) return null;
  return (
    <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad text-sm">
      {message}
    </p>
  );
}
