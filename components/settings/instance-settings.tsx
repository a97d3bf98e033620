"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { announce } from "@/components/ui/live-region";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { changeInstance, instanceQuery } from "@/lib/client/instance-query";
import { modelsQuery } from "@/lib/client/models-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { SignUpMode } from "@/lib/contract/accounts";
import type { InstanceView } from "@/lib/contract/instance";
import type { ProfileSummary } from "@/lib/contract/models";
import { SaveRow } from "./account-form";
import { NO_PROFILE, toProfileItems } from "./profile-items";
import { SettingsMain, SettingsPart } from "./settings-main";
import { PartProblem, PartSkeleton, WithAccount } from "./with-account";

/** What holds for the whole instance, for admins. */
export function InstanceSettings() {
  return (
    <SettingsMain>
      <WithAccount admin>{() => <Defaults />}</WithAccount>
    </SettingsMain>
  );
}

function Defaults() {
  const { data, error, isPending, refetch } = useQuery(instanceQuery);
  if (isPending) return <PartSkeleton />;
  if (error) return <PartProblem error={error} onRetry={() => void refetch()} />;
  return <InstanceForm instance={data} />;
}

const AS_SET_UP = "-";
const USD = { unit: "USD", min: 0 };
const MODES: Record<SignUpMode, string> = {
  open: "Anybody may sign up",
  invite: "Only with an invitation",
  closed: "Nobody may sign up",
};

function InstanceForm({ instance }: { instance: InstanceView }) {
  const [values, setValues] = useState(() => toValues(instance));
  const change = (changed: Partial<typeof values>) => setValues({ ...values, ...changed });
  const { data: models } = useQuery(modelsQuery);
  const save = useFormAction(changeInstance, {
    refreshes: instanceQuery.queryKey,
    onDone: () => announce("The instance was changed."),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run({
      signUp: values.signUp === AS_SET_UP ? null : values.signUp,
      defaultProfile: values.profile === NO_PROFILE ? null : values.profile,
      accountMonthlyUsd: values.account,
      instanceMonthlyUsd: values.instance,
    });
  };
  return (
    <form ref={save.form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-6">
      <FormMessage message={save.message} />
      <SettingsPart title="New accounts">
        <Field label="Who may sign up" error={save.messageFor("signUp")}>
          <Select
            items={[
              {
                value: AS_SET_UP as typeof values.signUp,
                label: `As set up by the operator: ${MODES[instance.environmentSignUp].toLowerCase()}`,
              },
              ...(["open", "invite", "closed"] as const).map((mode) => ({ value: mode, label: MODES[mode] })),
            ]}
            value={values.signUp}
            onValueChange={(signUp) => change({ signUp })}
          />
        </Field>
        <Field label="Default profile" hint="For guests, and for accounts that chose none.">
          <Select
            items={toProfileItems(models?.profiles ?? [], values.profile, nobodysChoice(models?.profiles))}
            value={values.profile}
            onValueChange={(profile) => change({ profile })}
          />
        </Field>
      </SettingsPart>
      <SettingsPart title="Monthly budgets" note="In US dollars, by calendar month (UTC). Empty: no limit.">
        <Field label="For each account" error={save.messageFor("accountMonthlyUsd")}>
          <NumberField value={values.account} onValueChange={(account) => change({ account })} {...USD} />
        </Field>
        <Field label="For the whole instance" error={save.messageFor("instanceMonthlyUsd")}>
          <NumberField value={values.instance} onValueChange={(all) => change({ instance: all })} {...USD} />
        </Field>
      </SettingsPart>
      <SaveRow pending={save.pending} done={save.done} />
    </form>
  );
}

/** Without a choice it is the first of those that come with the program. */
function nobodysChoice(profiles: readonly ProfileSummary[] = []): string {
  return `Not chosen: ${profiles.find(({ id }) => id === "quality")?.name ?? "the first of the list"}`;
}

function toValues({ signUp, defaultProfile, accountMonthlyUsd, instanceMonthlyUsd }: InstanceView) {
  return {
    signUp: (signUp ?? AS_SET_UP) as SignUpMode | typeof AS_SET_UP,
    profile: defaultProfile ?? NO_PROFILE,
    account: accountMonthlyUsd,
    instance: instanceMonthlyUsd,
  };
}
