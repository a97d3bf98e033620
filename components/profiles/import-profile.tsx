"use client";
import { Upload } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast";
import type { FieldProblem } from "@/lib/client/check-setup";
import { parseProfileFile } from "@/lib/client/parse-profile-file";
import { importProfile } from "@/lib/client/profile-actions";
import { useProfileAction } from "@/lib/client/use-profile-action";
import type { ProfileFile } from "@/lib/contract/profiles";

/** Takes an exported profile, from a file or pasted. */
export function ImportProfile() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button size="sm">
            <Upload className="size-3.5" aria-hidden />
            Import
          </Button>
        }
      />
      <DialogContent
        title="Import a profile"
        description="A file that “Export” made, here or on another instance. Models that are not connected here are named when you run it."
        className="max-w-lg"
      >
        {open && <ImportForm onDone={() => setOpen(false)} />}
      </DialogContent>
    </Dialog>
  );
}

function ImportForm({ onDone }: { onDone: () => void }) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly FieldProblem[]>([]);
  const add = useProfileAction((file: ProfileFile) => importProfile(file), {
    onDone(profile) {
      showToast({ title: `${profile.name} was imported.` });
      onDone();
    },
  });
  const change = (next: string) => {
    setText(next);
    setFound([]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseProfileFile(text);
    if (parsed.ok) add.run(parsed.file);
    else setFound(parsed.problems);
  };
  const refused: readonly FieldProblem[] = add.message ? [{ path: "", message: add.message }] : [];
  const problems = found.length > 0 ? found : add.fields.length > 0 ? add.fields : refused;
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 px-4 pb-4">
      <label className="flex flex-col gap-1 text-muted text-xs">
        File
        <input
          type="file"
          accept=".json,application/json"
          className="text-ink text-sm file:mr-3 file:h-8 file:rounded-md file:border file:border-line-strong file:bg-raised file:px-3 file:text-ink file:text-sm"
          onChange={(event) => void event.target.files?.[0]?.text().then(change)}
        />
      </label>
      <Field label="Or paste it">
        <Textarea
          value={text}
          spellCheck={false}
          className="max-h-60 min-h-32 font-mono text-xs"
          onChange={(event) => change(event.target.value)}
        />
      </Field>
      {problems.length > 0 && (
        <ul role="alert" className="flex flex-col gap-1 text-bad text-xs">
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path !== "" && <code className="font-mono">{path}: </code>}
              {message}
            </li>
          ))}
        </ul>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabled={add.pending || text.trim() === ""}>
          {add.pending ? "Importing…" : "Import"}
        </Button>
      </div>
    </form>
  );
}
