/** A text of lines. Names may hold line ends of their own (Auto Scaling API reference: AutoScalingGroupName): none begins a line. */
export const textOf = (lines: readonly string[]): string =>
  lines.map((line) => line.replace(/[\r\n\u0085\u2028\u2029]+/g, " ")).join("\n");
