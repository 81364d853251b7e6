import { testJourneysOn } from "./on-fleet.ts";

testJourneysOn("clone");
