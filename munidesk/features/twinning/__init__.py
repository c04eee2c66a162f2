"""Sister cities: the bond, its agreement in two languages, visits, projects, who takes part."""
