/** Images stand in the body as text: ten of the largest, and the messages. */
export const V1_BODY = {
  maxBytes: 72 * 1_048_576,
  tooLarge: "The body is larger than 72 MiB: send smaller images.",
};
