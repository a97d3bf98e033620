"use client";
import { useMutation } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { signInWithOpenRouter } from "@/lib/client/connection-actions";

export function SignInButton({ variant = "secondary" }: { variant?: ButtonVariant }) {
  const { mutate, isPending, error } = useMutation({ mutationFn: signInWithOpenRouter });
  return (
    <span className="flex flex-col gap-1">
      <Button variant={variant} disabled={isPending} onClick={() => mutate()} className="self-start">
        <LogIn className="size-3.5" aria-hidden />
        Sign in with OpenRouter
      </Button>
      {error && (
        <span role="alert" className="max-w-80 text-bad text-xs">
          {error.message}
        </span>
      )}
    </span>
  );
}
