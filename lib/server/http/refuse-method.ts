import { toProblemResponse } from "./problem-response";
import { openRoute } from "./route";

/** For the methods that a route does not have: a problem like every other, with those it has (RFC 9110, 15.5.6). */
export function refuseMethod(...allowed: string[]) {
  return openRoute(() => {
    const detail = `This call takes ${allowed.join(" or ")}.`;
    const response = toProblemResponse({ code: "method-not-allowed", detail });
    response.headers.set("allow", allowed.join(", "));
    return response;
  });
}
