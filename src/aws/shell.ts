/** A word for a POSIX shell, quoted when it has to be. (zsh gives a leading `=` a meaning.) */
export const quoted = (word: string): string =>
  /^[\w./:@%+,-][\w./:=@%+,-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * A command for a person to paste into a shell: whatever is filled in stays a word of its own, or of a list several, and
 * is never run. Names and tag values may hold anything (Auto Scaling API reference: a group's name takes even line ends).
 */
export const shell = (
  texts: TemplateStringsArray,
  ...words: (string | number | readonly string[])[]
): string => texts.reduce((command, text, index) => `${command}${wordsOf(words[index - 1] ?? "")}${text}`);

const wordsOf = (given: string | number | readonly string[]): string =>
  typeof given === "object" ? given.map(quoted).join(" ") : quoted(String(given));
