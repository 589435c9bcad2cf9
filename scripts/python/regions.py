"""regions.py DOCUMENT: prints the regions of cfn-lint that take the template.

Which do not, the document says in its paragraph on regions. Isolated partitions are left out.
"""

import re
import sys
from pathlib import Path

from cfnlint.helpers import REGIONS

document = Path(sys.argv[1]).read_text(encoding="utf-8")
paragraph = re.search(r"^\*\*A region\.\*\*(.+?)\n\n", document, re.MULTILINE | re.DOTALL)
without = re.findall(r"`([a-z]+(?:-[a-z]+)+-\d)`", paragraph.group(1))
print(*(region for region in REGIONS if "-iso" not in region and region not in without))
