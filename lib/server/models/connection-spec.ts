import type { Dispatcher } from "undici";
import type { ConnectionKind } from "@/lib/contract/models";
import type { Catalogue } from "./lists/catalogue";

/** Where one connection leads and by which key: from the environment, or as a person added it. */
export interface ConnectionSpec {
  /** Begins the ids of its models on the wire. */
  id: string;
  /** As `Connection.key`. */
  key: string;
  /** As it is called on the screen and in messages. */
  name: string;
  kind: ConnectionKind;
  /** Null: the provider's own address; an OpenAI-compatible server has none and must be given one. */
  baseURL: string | null;
  apiKey: string | null;
  /** Where the models were named, they are the list, and the server is not asked. */
  models?: readonly ConfiguredModel[];
  /** Hugging Face only: the organization that pays (`X-HF-Bill-To`). */
  billTo?: string;
  /** Opens the sockets of every request this connection makes; the shared pool where absent. The guard's place. */
  agent?: Dispatcher;
  /** Keeps its list between starts; absent: the list is only ever the one just fetched. */
  catalogue?: Catalogue | undefined;
}

export interface ConfiguredModel {
  id: string;
  contextLength?: number;
  maxOutputTokens?: number;
  /** USD per million tokens. */
  price?: { input: number; output: number };
  /** Whether it takes images; absent: not known. */
  images?: boolean;
}
