import {
  type CreateProfile,
  type ProfileFile,
  type ProfileView,
  profileViewSchema,
  type UpdateProfile,
} from "@/lib/contract/profiles";
import { callApi } from "./api";

/** What a person can do with their profiles. All throw `ApiError`. */
const at = (id: string) => `/api/profiles/${encodeURIComponent(id)}`;
const parse = (data: unknown) => profileViewSchema.parse(data);

export function addProfile(body: CreateProfile): Promise<ProfileView> {
  return callApi("/api/profiles", parse, { method: "POST", body });
}

export function changeProfile(id: string, body: UpdateProfile): Promise<ProfileView> {
  return callApi(at(id), parse, { method: "PATCH", body });
}

export function deleteProfile(id: string): Promise<void> {
  return callApi(at(id), () => undefined, { method: "DELETE" });
}

export function importProfile(file: ProfileFile): Promise<ProfileView> {
  return callApi("/api/profiles/import", parse, { method: "POST", body: file });
}

/** Where a browser downloads it from. */
export function exportPath(id: string): string {
  return `${at(id)}/export`;
}
