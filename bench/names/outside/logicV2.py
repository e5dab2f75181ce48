# Answers one question a line for bench/names/outside/nomenklatura.ts, with the matcher logic-v2 of nomenklatura:
# {"pairs": [[name, name, schema], …]} -> the score of each pair;
# {"entries": [[schema, [name, …]], …]} -> keeps them, to be compared;
# {"name": …} -> the ten best entries.
import json
import sys
from importlib.metadata import version

from followthemoney import ValueEntity, model
from nomenklatura.matching.logic_v2.model import LogicV2

CONFIG = LogicV2.default_config()


def entity(schema, names):
    made = ValueEntity(model.get(schema), {"id": "-".join(names)})
    for name in names:
        made.add("name", name)
    return made


def score(one, other):
    return float(LogicV2.compare(one, other, CONFIG).score)


def main():
    made = []
    print(json.dumps(version("nomenklatura")), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if "pairs" in asked:
            answer = [score(entity(schema, [one]), entity(schema, [other])) for one, other, schema in asked["pairs"]]
        elif "entries" in asked:
            made = [entity(schema, names) for schema, names in asked["entries"]]
            answer = len(made)
        else:
            query = entity("LegalEntity", [asked["name"]])
            scores = [score(query, other) for other in made]
            answer = sorted(range(len(scores)), key=lambda at: -scores[at])[:10]
        print(json.dumps(answer), flush=True)


main()
