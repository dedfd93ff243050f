"""All that the pages ask about strangers: what is open to them, what they said, and what was made of it."""

from trucewatch.web.people.comments import Comments
from trucewatch.web.people.leads import Leads
from trucewatch.web.people.log import Log
from trucewatch.web.people.opening import Opening
from trucewatch.web.people.pace import Pace
from trucewatch.web.people.register import Register


class Guests:
    """What strangers may do, did, and how fast."""

    def __init__(self, register: Register) -> None:
        self.comments = Comments(register)
        self.leads = Leads(register)
        self.opening = Opening(register)
        self.log = Log(register)
        self.pace = Pace()
