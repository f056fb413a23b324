"""Who may see what, and what would another rule change?"""

from ui import policy, policychange, policytrial
from ui.desk import open_desk
from ui.guard import guard

visit = guard("policy")
desk = open_desk(visit)

policy.in_force()
held = policy.held()
if held:
    policy.near(held)
    policytrial.another_minimum(held)
    policytrial.hide_or_round(held)
policychange.offer(desk)
