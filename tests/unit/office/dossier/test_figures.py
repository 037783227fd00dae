# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A turnover that could be a BSN by its digits is taken by the office as by the library: files, form, scenarios."""

from datetime import date

import pytest
from tests.unit.intake.test_figures_at_every_door import DOORS, FIGURES, WRITTEN, orders_of

from trede.errors import RefusedError
from trede.intake.filled_in import read_order
from trede.office.dossier import actions, queries
from trede.office.uploads import uploading

PURCHASE = '[[purchase]]\nkvk = "69599068"\namount = "{figure}"\nsupplier_turnover = "{figure}"\n'
MORE = 'supplier_fte = "10"\nsupplier_direct_share = "8"\n'
OF_THE_FILE = {"first": date(2025, 1, 1), "last": date(2025, 12, 31)}
FILES = {"json": "m.json", "xlsx": "m.xlsx"}


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("door", FILES)
def test_in_an_upload(door, figure, tmp_path, now, administrator, dossier):
    DOORS[door](tmp_path, orders_of(figure, kvk="87654321"))
    data = (tmp_path / FILES[door]).read_bytes()
    here = {"by": administrator, "on": now, "dossier": dossier}
    token = uploading.begin(**here, **OF_THE_FILE, name=FILES[door], data=data)
    uploading.measure(**here, token=token)
    assert {each.order.supplier_turnover for each in queries.checked_orders(administrator, dossier)} == {
        figure
    }


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("written", WRITTEN)
def test_in_the_form(written, figure, now, administrator, dossier):
    (told, *_) = orders_of(str(WRITTEN[written](figure)), date="01-06-2026")
    order, _findings = read_order(told, 0)
    actions.add_order(by=administrator, on=now, dossier=dossier, order=order)
    assert [each.order.supplier_turnover for each in queries.checked_orders(administrator, dossier)] == [
        figure
    ]


@pytest.mark.parametrize("figure", FIGURES)
def test_in_a_scenario(figure, now, administrator, dossier):
    text = f'format = "trede/changes/1"\n{PURCHASE.format(figure=figure)}{MORE}'
    here = {"by": administrator, "on": now, "dossier": dossier}
    actions.keep_scenario(**here, title="Meer inkoop", changes=text)
    with pytest.raises(RefusedError) as refused:
        actions.keep_scenario(**here, title="Nog meer", changes=f"{text}# van Kees 111222333\n")
    assert [each.code for each in refused.value.findings] == ["dossier.bsn"]
