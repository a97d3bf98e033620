/** A base that no path can leave without showing it. */
const NOWHERE = "http://nowhere.invalid";

/** A path of this server, to go on to after signing in; anything that leads elsewhere gives the start page. */
export function toSafePath(text: string | null | undefined): string {
  if (!text?.startsWith("/") || !URL.canParse(text, NOWHERE)) return "/";
  const { origin, pathname, search, hash } = new URL(text, NOWHERE);
  // What a browser reads as another host (//…, /\…) has left it; a path that begins with two slashes after all would, too.
  if (origin !== NOWHERE || pathname.startsWith("//") || pathname.startsWith("/api/")) return "/";
  return `${pathname}${search}${hash}`;
}
