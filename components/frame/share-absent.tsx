"use client";
import { Nothing } from "./nothing";
import { useWayBack } from "./use-way-back";

/** Of a permalink that was never made, was revoked, has expired or is for others: nobody can tell which. */
export function ShareAbsent() {
  const wayBack = useWayBack();
  return (
    <Nothing
      what="There is nothing at this address for you."
      why="The link may have been revoked, or have expired. If it was made for the people on this instance, sign in first: you come back here."
      actions={[
        { href: "/", name: "Playground" },
        { href: `/sign-in${wayBack}`, name: "Sign in" },
      ]}
    />
  );
}
