"""Simulated wars with known truth, to measure how well incidents are joined and obligations assessed.

A world is drawn from its seed alone: a land, two parties and their allies, outlets that lean, monitors that miss things
and are locked out, a deal with nine duties, the incidents that truly happened and the levels to which the duties were
truly met. From these come reports with claims, as the reader would give them: parties lie in their own interest,
victims' media inflate tolls and culprits' media deny, tolls are revised, agencies are copied word for word, shortened
or with another figure, and monthly sums stand beside single incidents.

Nothing in a world is taken from what the program does with it. How much the parties lie, the monitors miss and the
agencies are copied is drawn anew for each world, within the bounds that `conditions` states.

    ./dev bench worlds            the table of docs/method.md, from 200 worlds of each density
    ./dev bench worlds --fit      what the weights of likeness would be, learned on other seeds
"""
