import { testJourneysOn } from "./on-fleet.ts";

testJourneysOn("same-group");
