import { useEffect, useRef } from "react";
import { Input } from "@/components/ui/input";
import { MAX_TITLE_CHARS } from "@/lib/contract/run-marks";

interface RenameFieldProps {
  title: string;
  placeholder: string;
  /** Null: left as it was. `byKey`: with Enter or Escape, so that the focus has to go somewhere. */
  onDone: (title: string | null, byKey: boolean) => void;
}

/** In the place of the title. Enter and leaving keep what was typed, Escape does not. */
export function RenameField({ title, placeholder, onDone }: RenameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const endedBy = useRef<"Enter" | "Escape" | null>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <Input
      ref={input}
      aria-label="Title of the run"
      defaultValue={title}
      placeholder={placeholder}
      maxLength={MAX_TITLE_CHARS}
      className="relative z-1 h-7"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Escape" && event.key !== "Enter") return;
        endedBy.current = event.key;
        input.current?.blur();
      }}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim();
        onDone(endedBy.current === "Escape" || typed === title ? null : typed, endedBy.current !== null);
      }}
    />
  );
}
