"""Throughput and p99 against connections as a PNG. usage: picture.py SERIES.json PICTURE.png

Runs in the private environment, which has matplotlib.
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.ticker import FuncFormatter


def draw(series, machine, path):
    figure, (rate, wait) = pyplot.subplots(1, 2, figsize=(9, 3.6), dpi=100)
    for name, points in series.items():
        connections = [point[0] for point in points]
        rate.plot(connections, [point[1] for point in points], marker="o", label=name)
        wait.plot(connections, [point[2] for point in points], marker="o", label=name)
    rate.set_title("lists of 20 tasks a second", fontsize=10)
    wait.set_title("p99, milliseconds", fontsize=10)
    wait.set_yscale("log")
    wait.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    rate.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    rate.set_ylim(bottom=0)
    for axes in (rate, wait):
        axes.set_xscale("log", base=4)
        axes.set_xticks(connections, [str(number) for number in connections])
        axes.set_xlabel("connections")
        axes.grid(alpha=0.3)
    rate.legend(frameon=False, fontsize=9)
    figure.text(0.5, 0.015, f"{machine}: client, server and database together", fontsize=8,
                ha="center")
    figure.tight_layout(rect=(0, 0.04, 1, 1))
    figure.savefig(path)


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        content = json.load(file)
    draw(content["series"], content["machine"], sys.argv[2])
