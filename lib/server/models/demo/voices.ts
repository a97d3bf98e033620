/** The four scripted models: how they sound, how fast they are, and what they say when they have no script. */
export const VOICE_IDS = ["careful", "swift", "contrarian", "scholar"] as const;
export type VoiceId = (typeof VOICE_IDS)[number];

export interface Voice {
  name: string;
  about: string;
  /**
   * From the request to the first piece, and from piece to piece, before jitter. The slowest script must end within the
   * default wait: five seconds after the last but one.
   */
  firstTokenMs: number;
  tokensPerSecond: number;
  /** For a prompt without a script. */
  unscripted: string;
}

const REMEDY =
  "open *Settings → Connections* and enter a provider's key, or the address of a model server (Ollama, vLLM, LM Studio, llama.cpp)";

export const VOICES: Record<VoiceId, Voice> = {
  careful: {
    name: "Careful",
    about:
      "Scripted: thorough and slow, thinks aloud first. Answers the sample prompts only; no model is asked.",
    firstTokenMs: 640,
    tokensPerSecond: 62,
    unscripted: `I have to be exact about this: I am a scripted demo, and no model was asked about your prompt. My written answers cover the sample prompts only. To get a real answer, connect a model: ${REMEDY}.`,
  },
  swift: {
    name: "Swift",
    about:
      "Scripted: short and quick, slips now and then. Answers the sample prompts only; no model is asked.",
    firstTokenMs: 250,
    tokensPerSecond: 140,
    unscripted: `Short version: I'm a script, nobody thought about your prompt. Connect a model to get an answer: ${REMEDY}.`,
  },
  contrarian: {
    name: "Contrarian",
    about: "Scripted: challenges the premise. Answers the sample prompts only; no model is asked.",
    firstTokenMs: 380,
    tokensPerSecond: 75,
    unscripted: `Let me challenge the premise that somebody is answering: I am a scripted demo and no model was asked. I know the sample prompts and nothing else. For your own prompt, ${REMEDY}.`,
  },
  scholar: {
    name: "Scholar",
    about:
      "Scripted: long, with tables, code and formulas. Answers the sample prompts only; no model is asked.",
    firstTokenMs: 500,
    tokensPerSecond: 95,
    unscripted: `A note on method: this text was written in advance by the authors of Tokamak. I am a scripted demo with prepared answers to the sample prompts only, and no model was asked about yours. To consult a real one, ${REMEDY}.`,
  },
};
