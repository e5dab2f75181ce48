# A reform of OpenFisca's country template over 100,000 persons, timed by the processor; prints one line of JSON.
# Run by the part `reform` of the bench where OPENFISCA_PYTHON names a Python that has openfisca-country-template.
import json
import time
from importlib.metadata import version

import numpy
from openfisca_core import periods
from openfisca_core.reforms import Reform
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

PERSONS, MONTH = 100_000, "2018-01"
salaries = numpy.random.default_rng(7).uniform(0, 9_000, PERSONS)


class HigherTax(Reform):
    def apply(self):
        def change(parameters):
            parameters.taxes.income_tax_rate.update(start=periods.instant("2017-01"), value=0.25)
            return parameters

        self.modify_parameters(change)


def compute(system):
    simulation = SimulationBuilder().build_default_simulation(system, PERSONS)
    simulation.set_input("salary", MONTH, salaries)
    return simulation.calculate("income_tax", MONTH)


def milliseconds(run):
    begun = time.process_time()
    result = run()
    return result, (time.process_time() - begun) * 1000


base = CountryTaxBenefitSystem()
best = {}
for _ in range(3):
    before, baseline = milliseconds(lambda: compute(base))
    reformed, opened = milliseconds(lambda: HigherTax(base))
    after, computed = milliseconds(lambda: compute(reformed))
    for name, value in {"baseline": baseline, "opened": opened, "computed": computed}.items():
        best[name] = min(best.get(name, value), value)

formulas = sum(1 for variable in base.variables.values() if variable.formulas)
print(json.dumps({
    **best, "persons": PERSONS, "changed": int((before != after).sum()), "formulas": formulas,
    "core": version("OpenFisca-Core"), "template": version("openfisca-country_template"),
}))
