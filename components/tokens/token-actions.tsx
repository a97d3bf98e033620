"use client";
import { Ellipsis, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { TokenView } from "@/lib/contract/tokens";
import { ChangeToken } from "./change-token";
import { RevokeToken } from "./revoke-token";

const ICON = "size-3.5";

export function TokenActions({ token }: { token: TokenView }) {
  const [open, setOpen] = useState<"change" | "revoke" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu>
        <MenuTrigger
          render={
            <IconButton
              size="sm"
              label={`More for ${token.name}`}
              tooltip={false}
              title="More"
              icon={<Ellipsis className="size-4" />}
              className="size-7"
            />
          }
        />
        <MenuContent align="end">
          <MenuItem icon={<PencilLine className={ICON} />} onClick={() => setOpen("change")}>
            Name, limits…
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 className={ICON} />} onClick={() => setOpen("revoke")}>
            Revoke…
          </MenuItem>
        </MenuContent>
      </Menu>
      <ChangeToken token={token} open={open === "change"} onClose={close} />
      <RevokeToken token={token} open={open === "revoke"} onClose={close} />
    </>
  );
}
