import { Nothing } from "@/components/frame/nothing";
import { TopBar } from "@/components/frame/top-bar";

export default function RunNotFound() {
  return (
    <>
      <TopBar title="No such run" />
      <Nothing
        what="There is no run at this address for you."
        why="It may have been deleted, or it belongs to another browser or account: runs are kept for whoever started them."
        actions={[
          { href: "/history", name: "Your runs" },
          { href: "/", name: "Playground" },
        ]}
      />
    </>
  );
}
