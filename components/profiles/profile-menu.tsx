"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, Download, Ellipsis, PencilLine, Star, Trash2, Users } from "lucide-react";
import { useRef, useState } from "react";
import { focusAfterRemoval } from "@/components/ui/focus-after-removal";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { accountQuery } from "@/lib/client/account-query";
import { exportPath } from "@/lib/client/profile-actions";
import type { ProfileSummary } from "@/lib/contract/models";
import { deleteWithUndo } from "./delete-with-undo";
import { RenameDialog } from "./rename-dialog";
import { useRowActions } from "./use-row-actions";

interface ProfileMenuProps {
  profile: ProfileSummary;
  isDefault: boolean;
  /** Whether its owner offers it to everyone. */
  isOffered: boolean;
  onDeleted?: () => void;
}

const ICON = "size-3.5";

/** Everything that can be done with a profile besides using it. Its setup is edited in the playground. */
export function ProfileMenu({ profile, isDefault, isOffered, onDeleted }: ProfileMenuProps) {
  const client = useQueryClient();
  const { data: who } = useQuery(accountQuery);
  const [renaming, setRenaming] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const isSignedIn = Boolean(who?.account);
  const actions = useRowActions(profile, isSignedIn);
  const own = profile.kind === "own";
  return (
    <>
      <Menu>
        <MenuTrigger
          render={
            <IconButton
              ref={more}
              size="sm"
              label={`More for ${profile.name}`}
              tooltip={false}
              title="More"
              icon={<Ellipsis className="size-4" />}
              className="size-7"
            />
          }
        />
        <MenuContent align="end">
          {own && (
            <MenuItem icon={<PencilLine className={ICON} />} onClick={() => setRenaming(true)}>
              Rename…
            </MenuItem>
          )}
          <MenuItem icon={<Copy className={ICON} />} onClick={actions.duplicate}>
            Duplicate
          </MenuItem>
          {profile.kind !== "built-in" && (
            <MenuItem
              icon={<Download className={ICON} />}
              render={<a href={exportPath(profile.id)} download />}
            >
              Export
            </MenuItem>
          )}
          {!isDefault && (
            <MenuItem icon={<Star className={ICON} />} onClick={actions.makeDefault}>
              Set as default
            </MenuItem>
          )}
          {own && isSignedIn && (
            <MenuItem icon={<Users className={ICON} />} onClick={() => actions.offer(!isOffered)}>
              {isOffered ? "Offer no longer" : "Offer to everyone here"}
            </MenuItem>
          )}
          {own && (
            <>
              <MenuSeparator />
              <MenuItem
                danger
                icon={<Trash2 className={ICON} />}
                onClick={() => {
                  focusAfterRemoval(more.current);
                  deleteWithUndo(profile, client);
                  onDeleted?.();
                }}
              >
                Delete
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <RenameDialog profile={profile} open={renaming} onClose={() => setRenaming(false)} />
    </>
  );
}
