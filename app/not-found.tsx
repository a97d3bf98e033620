import type { Metadata } from "next";
import { Nothing } from "@/components/frame/nothing";
import { TopBar } from "@/components/frame/top-bar";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <TopBar title="Not found" />
      <Nothing
        what="There is no page at this address."
        why="The link may be old or mistyped."
        actions={[
          { href: "/", name: "Playground" },
          { href: "/history", name: "Your runs" },
        ]}
      />
    </>
  );
}
