import { Nothing } from "@/components/frame/nothing";

/** Never made, revoked, expired or for others: nobody can tell which. */
export default function ShareNotFound() {
  return (
    <Nothing
      what="There is nothing at this address for you."
      why="The link may have been revoked, or have expired. If it was made for the people on this instance, sign in first."
      actions={[
        { href: "/", name: "Playground" },
        { href: "/sign-in", name: "Sign in" },
      ]}
    />
  );
}
