import Link from "next/link";
import { buttonStyle } from "@/components/ui/button-style";

export function HistoryEmpty({ q }: { q: string }) {
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <p className="text-base text-ink">
        {q === ""
          ? "Every run you start is kept here, with all answers and what it took."
          : `No prompt has “${q}” in it.`}
      </p>
      <Link href={q === "" ? "/" : "/history"} className={buttonStyle(q === "" ? "primary" : "secondary")}>
        {q === "" ? "Start a run" : "Show all runs"}
      </Link>
    </div>
  );
}
