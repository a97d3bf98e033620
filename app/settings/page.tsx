import { redirect } from "next/navigation";

/** Where models come from is what most people look for here. */
export default function Page() {
  redirect("/settings/connections");
}
