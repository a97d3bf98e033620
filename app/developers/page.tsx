import type { Metadata } from "next";
import { ApiPage } from "@/components/api-page/api-page";
import { TopBar } from "@/components/frame/top-bar";
import { listErrors } from "@/lib/server/openapi/error-answers";
import { CHAT } from "@/lib/server/openapi/operations/chat";

export const metadata: Metadata = { title: "API" };

export default function Page() {
  return (
    <>
      <TopBar title="API" />
      <ApiPage errors={CHAT.flatMap(listErrors)} />
    </>
  );
}
