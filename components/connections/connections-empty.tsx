import { AddConnection } from "./add-connection";
import { SignInButton } from "./sign-in-button";

export function ConnectionsEmpty() {
  return (
    <div className="flex flex-col items-start gap-3 border-line border-t py-6">
      <p className="max-w-reading text-base text-ink">
        Connect a provider with a key of your own, or a model server that you run: from then on its models
        answer and judge in your runs. Keys are kept sealed, are yours alone, and only ever go where you
        entered them for.
      </p>
      <div className="flex flex-wrap gap-2">
        <AddConnection />
        <SignInButton />
      </div>
    </div>
  );
}
