"use client";
import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps } from "react";
import { CONTROL } from "./control-style";
import { cx } from "./cx";

interface InputProps extends Omit<ComponentProps<typeof Base>, "className"> {
  className?: string;
}

export function Input({ className, ...props }: InputProps) {
  return <Base className={cx(CONTROL, "read-only:border-line read-only:bg-sunken", className)} {...props} />;
}
