import { CandidateChip } from "@/components/ui/candidate-chip";
import { nameMembers } from "@/lib/client/describe-setup";
import type { ModelList, ProfileSummary } from "@/lib/contract/models";

interface ProfileMembersProps {
  profile: ProfileSummary;
  models: ModelList | undefined;
}

/** Who a profile would ask, each with why; what holds for all of them is said once. */
export function ProfileMembers({ profile, models }: ProfileMembersProps) {
  const { about, why } = profile;
  const members = nameMembers(profile.pool, models);
  if (new Set(why).size < 2) {
    const names = members.map(({ name }) => name);
    if (!names.every((name) => about.includes(name)))
      return `${asSentence(about)} ${names.join(", ")}.`.trimStart();
    return why[0]
      ? `${asSentence(about)} ${new Set(names).size === 1 ? "It is" : "Each is"} ${why[0]}.`
      : about;
  }
  return (
    <ul className="flex flex-col gap-1 pt-0.5">
      {members.map(({ label, name }, index) => (
        <li key={label}>
          <CandidateChip label={label} name={name} wrap className="font-medium text-ink" />
          <span className="block pl-6">{why[index]}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a person wrote may have no end of its own. */
function asSentence(about: string): string {
  return about === "" || /[.!?…:]$/.test(about) ? about : `${about}.`;
}
