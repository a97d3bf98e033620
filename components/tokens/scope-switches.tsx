import { Switch } from "@/components/ui/switch";
import { TOKEN_SCOPES, type TokenScope } from "@/lib/contract/tokens";
import { SCOPE_WORDS } from "./describe-token";

interface ScopeSwitchesProps {
  scopes: readonly TokenScope[];
  error: string | null;
  onChange: (scopes: TokenScope[]) => void;
}

export function ScopeSwitches({ scopes, error, onChange }: ScopeSwitchesProps) {
  const toggle = (scope: TokenScope, on: boolean) =>
    onChange(TOKEN_SCOPES.filter((one) => (one === scope ? on : scopes.includes(one))));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1.5 text-muted text-xs">It may</legend>
      {TOKEN_SCOPES.map((scope) => (
        <Switch
          key={scope}
          checked={scopes.includes(scope)}
          onCheckedChange={(checked) => toggle(scope, checked)}
        >
          <span>
            <span className="font-medium text-ink-strong">{SCOPE_WORDS[scope].name}</span>
            <span className="text-muted">: {SCOPE_WORDS[scope].about}</span>
          </span>
        </Switch>
      ))}
      {error !== null && (
        <p role="alert" className="text-bad text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
