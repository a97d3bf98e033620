export default function PlaygroundPage() {
  return (
    <main>
      <h1>Tokamak</h1>
    </main>
  );
}
