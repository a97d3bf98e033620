import Link from "next/link";
import { CreateToken } from "./create-token";
import { CurlLine } from "./curl-line";

export function TokensEmpty() {
  return (
    <div className="flex flex-col items-start gap-3 border-line border-t py-6">
      <p className="max-w-reading text-base text-ink">
        A token lets a program run what you run here: any client made for OpenAI calls Tokamak with it, and
        its runs stand in your history. What it may do, run and spend is yours to say.
      </p>
      <CreateToken />
      <p className="pt-2 text-muted text-sm">With the token in TOKAMAK_TOKEN, this asks for a fusion:</p>
      <CurlLine />
      <p className="text-muted text-sm">
        <Link href="/developers" className="text-accent-ink underline underline-offset-2">
          More ways to call it
        </Link>
        , in Node and Python, with what comes back.
      </p>
    </div>
  );
}
