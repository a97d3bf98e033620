import Link from "next/link";
import { buttonStyle } from "@/components/ui/button-style";

export function ProfilesEmpty() {
  return (
    <div className="flex flex-col items-start gap-3 border-line border-t py-6">
      <p className="max-w-reading text-base text-ink">
        A profile is a pool, a judge and a mode under one name. Change the setup in the playground until it
        suits you, then choose “Save as profile” there.
      </p>
      <Link href="/" className={buttonStyle("primary", "md")}>
        To the playground
      </Link>
    </div>
  );
}
