import { HttpRefusal } from "@/lib/server/http/http-refusal";
import { openRoute } from "@/lib/server/http/route";

/** What no other route answers: a problem like every other, and not the page that people see. */
const refuse = openRoute(() => {
  throw new HttpRefusal({ code: "not-found", detail: "There is no such call in the API." });
});

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
