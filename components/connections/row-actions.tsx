"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pause, PencilLine, Play, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { focusAfterRemoval } from "@/components/ui/focus-after-removal";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { changeConnection } from "@/lib/client/connection-actions";
import type { ConnectionView } from "@/lib/contract/connections";
import { ChangeDialog } from "./change-dialog";
import { deleteWithUndo } from "./delete-with-undo";
import { useConnectionAction } from "./use-connection-action";

interface RowActionsProps {
  connection: ConnectionView;
  testing: boolean;
  onTest: () => void;
}

const ICON = "size-3.5";

export function RowActions({ connection, testing, onTest }: RowActionsProps) {
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const { id, name, state } = connection;
  const paused = state === "paused";
  const pause = useConnectionAction(() =>
    changeConnection(id, { paused: !paused }).catch((error: unknown) => {
      const description = error instanceof Error ? error.message : undefined;
      showToast({
        tone: "bad",
        title: `${name} could not be ${paused ? "resumed" : "paused"}.`,
        description,
      });
    }),
  );
  return (
    <>
      <Button size="sm" variant="ghost" disabled={testing} onClick={onTest} aria-label={`Test ${name}`}>
        Test
      </Button>
      <Menu>
        <MenuTrigger
          render={
            <IconButton
              ref={more}
              size="sm"
              label={`More for ${name}`}
              tooltip={false}
              title="More"
              icon={<Ellipsis className="size-4" />}
              className="size-7"
            />
          }
        />
        <MenuContent align="end">
          <MenuItem icon={<PencilLine className={ICON} />} onClick={() => setChanging(true)}>
            Name, key…
          </MenuItem>
          <MenuItem
            icon={paused ? <Play className={ICON} /> : <Pause className={ICON} />}
            onClick={() => pause.run(undefined)}
          >
            {paused ? "Resume" : "Pause"}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            danger
            icon={<Trash2 className={ICON} />}
            onClick={() => {
              focusAfterRemoval(more.current);
              deleteWithUndo(connection, client);
            }}
          >
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <ChangeDialog connection={connection} open={changing} onClose={() => setChanging(false)} />
    </>
  );
}
