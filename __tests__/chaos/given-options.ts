import { parseArgs, type ParseArgsConfig } from "node:util";

/** Something was asked for that there is not; the message says what is wrong, and what is accepted. */
export class WrongOption extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T }>>["values"];

/** The options of a command line. Throws WrongOption with the usage when there are others. */
export function givenOptions<const T extends Options>(args: string[], options: T, usage: string): Values<T> {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new WrongOption(`${(error as Error).message}\n${usage}`);
  }
}

/** A whole number from 1. Throws WrongOption when it is not one. */
export function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new WrongOption(`${name} is "${text}": give a whole number from 1, as in ${name} 20`);
}

/** Ends this process with 1 when something was violated, with 2 and no more than a message when a wrong option was given. */
export async function runProgram(main: () => Promise<boolean>): Promise<void> {
  // The workers inherit it: the SDK's worry about coming versions of Node.js would be told by each of them.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  try {
    if (!(await main())) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
