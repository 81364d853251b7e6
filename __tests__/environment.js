import { TestEnvironment } from "jest-environment-node";

/**
 * Tests run in a realm of their own, but `structuredClone` makes the outer realm's dates, which the SDK then takes for
 * no dates at all. So tests use the outer `Date` too, as Jest itself does with `Uint8Array`.
 */
export default class OneDate extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.Date = Date;
  }
}
