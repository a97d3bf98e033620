"use client";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "./icon-button";
import { Input } from "./input";

type PasswordInputProps = Omit<ComponentProps<typeof Input>, "type">;

/** A password that can be looked at. In a `Field`, as `Input`. */
export function PasswordInput(props: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...props}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        className="pr-9"
      />
      <IconButton
        label={shown ? "Hide the password" : "Show the password"}
        tooltip={false}
        size="sm"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        icon={shown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
        className="absolute top-1 right-1"
      />
    </div>
  );
}
