import { COMMON_PASSWORDS } from "./common-passwords";

/** Parts of a name or an address that are shorter stand in many a good password by chance. */
const SHORTEST_PART = 4;
/** What may stand around one's own name and still be little more than the name. */
const MOST_AROUND = 4;

/** What is wrong with a new password, beside its length; null: nothing. */
export function findPasswordFault(
  password: string,
  { email, name }: { email: string | null; name: string },
): string | null {
  const lower = password.normalize("NFKC").toLowerCase();
  if (COMMON_PASSWORDS.has(lower) || new Set(lower).size < 4)
    return "This is one of the first passwords that anybody would try: choose another.";
  const own = [email ?? "", (email ?? "").split("@")[0] ?? "", name, name.replace(/\s+/g, "")]
    .map((part) => part.toLowerCase())
    .filter((part) => part.length >= SHORTEST_PART);
  const isOwn = own.some((part) => lower.includes(part) && lower.length - part.length <= MOST_AROUND);
  return isOwn ? "This is little more than your name or address: choose another." : null;
}
