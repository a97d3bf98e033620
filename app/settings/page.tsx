import { redirect } from "next/navigation";

/** The only settings there are yet. */
export default function Page() {
  redirect("/settings/connections");
}
