"""The participatory budget: proposals, their feasibility, ballots on paper counted by two, the choice by the rule."""
