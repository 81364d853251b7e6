/** What AWS answers when it refuses: `code` is the modelled error's shape name, or any wire code. */
export class AwsError extends Error {
  readonly status: number;
  readonly fault: "client" | "server";
  /** Further members of a modelled error shape, encoded beside the message. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    options: { status?: number; fault?: "client" | "server"; members?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = code;
    this.fault = options.fault ?? "client";
    this.status = options.status ?? (this.fault === "client" ? 400 : 500);
    this.members = options.members ?? {};
  }
}
