const MAX_SLUG = 40;

/** A free slug after a name, as `my-lab` or `my-lab-2`; `fallback` where nothing of the name can stand in one. */
export function chooseSlug(name: string, fallback: string, taken: ReadonlySet<string>): string {
  const stem =
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, MAX_SLUG)
      .replace(/^-+|-+$/g, "") || fallback;
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
