"use client";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { signInWith } from "@/lib/client/account-actions";
import { useFormAction } from "@/lib/client/use-form-action";
import type { SignInProviderId } from "@/lib/contract/accounts";

const NAMES: Record<SignInProviderId, string> = { github: "GitHub", google: "Google" };

interface ProviderButtonsProps {
  providers: readonly SignInProviderId[];
  next: string;
  invitation?: string;
}

export function ProviderButtons({ providers, next, invitation }: ProviderButtonsProps) {
  const start = useFormAction((provider: SignInProviderId) => signInWith(provider, { next, invitation }));
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {providers.map((provider) => (
        <Button key={provider} disabled={start.pending} onClick={() => start.run(provider)}>
          Continue with {NAMES[provider]}
        </Button>
      ))}
      <FormMessage message={start.message} />
      <p className="flex items-center gap-3 pt-1 text-muted text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with a password
      </p>
    </div>
  );
}
