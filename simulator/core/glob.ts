/** Whether an operation or action fits a pattern with `*` and `?`, as IAM compares them: case does not matter. */
export function matchesOperation(pattern: string, operation: string): boolean {
  if (pattern === operation || pattern === "*") return true;
  if (!/[*?]/.test(pattern)) return pattern.toLowerCase() === operation.toLowerCase();
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i").test(operation);
}
