import { testJourneysOn } from "./on-fleet.ts";

testJourneysOn("codedeploy-copy");
