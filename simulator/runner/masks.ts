/** Replaces every secret value in a line by `***`, longest first. */
export function applyMasks(text: string, masks: readonly string[]): string {
  return masks.reduce((masked, mask) => masked.replaceAll(mask, "***"), text);
}

/**
 * What `add-mask` hides for a value: the value, each of its lines, and the forms in which it commonly reappears
 * (actions/runner: HostContext.cs): base64 at each of three offsets, JSON, URI.
 */
export function masksOf(value: string): string[] {
  const values = [value, ...value.split(/\r?\n/)].filter((text) => text.trim() !== "");
  const forms = values.flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    ...base64Forms(text),
  ]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

function base64Forms(text: string): string[] {
  return [0, 1, 2]
    .map((offset) => {
      const encoded = Buffer.from(text).subarray(offset).toString("base64").replace(/=+$/, "");
      return encoded.slice(0, encoded.length - (encoded.length % 4));
    })
    .filter((form) => form.length >= 8);
}
